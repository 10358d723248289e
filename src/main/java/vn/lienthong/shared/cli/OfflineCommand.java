package vn.lienthong.shared.cli;

/**
 * A command that needs neither database nor Spring; found by {@link java.util.ServiceLoader} (file
 * {@code META-INF/services/vn.lienthong.shared.cli.OfflineCommand}).
 */
public interface OfflineCommand extends Command {}
