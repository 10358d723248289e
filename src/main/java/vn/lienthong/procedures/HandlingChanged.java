package vn.lienthong.procedures;

/** Another set of units handles the procedure, from some day on. */
public record HandlingChanged(String code) {}
