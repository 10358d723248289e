package vn.lienthong.directory;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.web.FormErrors;

/**
 * Form of a person, or of an assignment when units are given.
 *
 * @param stored what somebody else saved meanwhile; null = no conflict
 */
record PersonFormPage(
    @Nullable PersonDetail person,
    PersonForm form,
    FormErrors errors,
    Map<String, String> positions,
    Map<String, String> units,
    @Nullable PersonDetail stored) {}
