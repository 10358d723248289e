package vn.lienthong.notifications;

import java.util.List;

/** The first wording of a module's events; a Spring bean per module. */
public interface TemplateSource {
  List<NoticeTemplate> templates();
}
