package vn.lienthong.store;

/** A valid paper of the store that serves for the component. */
public record StoreOffer(String componentKey, StoreItem item) {}
