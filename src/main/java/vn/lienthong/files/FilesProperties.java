package vn.lienthong.files;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param folder where the store lies; shared by all nodes
 * @param maxSize the largest file for purposes that set no limit of their own
 * @param clamd {@code host:port} or the path of a socket; empty = no scanner
 * @param clamdTimeout for one file, from connecting to the answer
 * @param keepUpload how long an upload that stands still may be resumed
 * @param keepUnclaimed how long a stored file waits to become part of an object
 */
@ConfigurationProperties("lienthong.files")
record FilesProperties(
    @DefaultValue("data/files") Path folder,
    @DefaultValue("50MB") DataSize maxSize,
    @DefaultValue("") String clamd,
    @DefaultValue("30s") Duration clamdTimeout,
    @DefaultValue("1d") Duration keepUpload,
    @DefaultValue("30d") Duration keepUnclaimed) {}
