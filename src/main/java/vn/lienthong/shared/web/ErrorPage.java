package vn.lienthong.shared.web;

/** What the error page shows; incident is empty unless the failure is ours. */
public record ErrorPage(int status, String code, String text, String incident) {}
