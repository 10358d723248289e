package vn.lienthong.directory;

import java.util.Map;
import vn.lienthong.shared.web.FormErrors;

/** The form that lends a post. */
record DelegationPage(
    AssignmentRow post,
    DelegationForm form,
    FormErrors errors,
    Map<String, String> recipients,
    Map<String, String> capacities,
    Map<String, String> permissions) {}
