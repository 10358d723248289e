package vn.lienthong.shared.db;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A durable PostgreSQL 18 under a folder: fsync on, checksums on, scram passwords, loopback only.
 *
 * <p>A lifeline process stops the server once this JVM is gone, however it went; a server that was
 * killed recovers at the next start. A second JVM on the same folder joins the running server.
 */
public final class EmbeddedPostgres {
  private static final String USER = "postgres";

  /** Servers of this JVM. Were one collected as garbage, its pipe would close and stop it. */
  private static final Set<EmbeddedPostgres> RUNNING = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final Path data;
  private final Path binaries;
  private final int port;
  private final String password;

  @SuppressWarnings("unused") // closing the pipe ends the lifeline
  private @Nullable OutputStream lifeline;

  @SuppressWarnings("unused") // the lock lives as long as its channel
  private @Nullable FileLock lock;

  private EmbeddedPostgres(Path folder, Path binaries, int port, String password) {
    this.folder = folder;
    this.data = folder.resolve("data");
    this.binaries = binaries;
    this.port = port;
    this.password = password;
  }

  /** Starts the server of the folder, or joins it when another JVM runs it. */
  public static EmbeddedPostgres start(Path folder) {
    try {
      Path home = Files.createDirectories(folder.toAbsolutePath().normalize());
      FileLock lock = tryLock(home.resolve("lock"));
      if (lock == null) {
        return join(home);
      }
      EmbeddedPostgres server = own(home);
      server.lock = lock;
      RUNNING.add(server);
      return server;
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL could not start under " + folder, e);
    }
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  public String user() {
    return USER;
  }

  public String password() {
    return password;
  }

  private static @Nullable FileLock tryLock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
      }
      return lock;
    } catch (OverlappingFileLockException e) {
      channel.close();
      return null;
    }
  }

  private static EmbeddedPostgres join(Path home) throws IOException {
    Path portFile = home.resolve("port");
    for (int i = 0; i < 300; i++) {
      if (Files.exists(portFile)) {
        int port = Integer.parseInt(Files.readString(portFile).strip());
        if (answers(port)) {
          return new EmbeddedPostgres(
              home, home, port, Files.readString(home.resolve("password")).strip());
        }
      }
      pause();
    }
    throw new IOException("another process holds " + home + " but its server does not answer");
  }

  private static EmbeddedPostgres own(Path home) throws IOException {
    Path binaries = PostgresBinaries.unpack(home);
    Path passwordFile = home.resolve("password");
    if (!Files.exists(passwordFile)) {
      byte[] secret = new byte[24];
      new SecureRandom().nextBytes(secret);
      OwnerOnly.write(passwordFile, HexFormat.of().formatHex(secret));
    }
    Path portFile = home.resolve("port");
    int port = Files.exists(portFile) ? Integer.parseInt(Files.readString(portFile).strip()) : 0;
    EmbeddedPostgres server =
        new EmbeddedPostgres(home, binaries, port, Files.readString(passwordFile).strip());
    server.stopLeftover();
    if (port == 0 || !free(port)) {
      server = new EmbeddedPostgres(home, binaries, freePort(), server.password);
    }
    server.initialise();
    server.launch();
    Files.writeString(portFile, Integer.toString(server.port));
    return server;
  }

  /** A server that outlived a killed JVM is on its way down by its lifeline; make sure of it. */
  private void stopLeftover() throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    for (int i = 0; i < 600 && Files.exists(pidFile) && alive(pidFile); i++) {
      if (i == 50 && port != 0 && answers(port)) {
        run(List.of(binary("pg_ctl"), "-D", data.toString(), "-m", "fast", "-w", "stop"), false);
      }
      pause();
    }
  }

  /** Whether the process of the file runs; a zombie does not, whatever pg_ctl says of it. */
  private static boolean alive(Path pidFile) throws IOException {
    try {
      String pid = Files.readAllLines(pidFile).getFirst().strip();
      Path stat = Path.of("/proc", pid, "stat");
      return Files.exists(stat) && !Files.readString(stat).matches("(?s).*\\) Z .*");
    } catch (NoSuchFileException | NoSuchElementException e) {
      return false;
    }
  }

  private void initialise() throws IOException {
    if (Files.exists(data.resolve("PG_VERSION"))) {
      return;
    }
    Files.createDirectories(data);
    PostgresAccount.give(data);
    Path passwordFile = data.resolveSibling("initdb-password");
    OwnerOnly.write(passwordFile, password);
    PostgresAccount.give(passwordFile);
    try {
      run(
          List.of(
              binary("initdb"),
              "-D",
              data.toString(),
              "-U",
              USER,
              "-E",
              "UTF8",
              "--locale-provider=builtin",
              "--builtin-locale=C.UTF-8",
              "--locale=C.UTF-8",
              "-A",
              "scram-sha-256",
              "--pwfile=" + passwordFile,
              "--no-instructions"),
          true);
    } finally {
      Files.deleteIfExists(passwordFile);
    }
  }

  private void launch() throws IOException {
    Path log = folder.resolve("server.log");
    if (!Files.exists(log)) {
      Files.createFile(log);
    }
    PostgresAccount.give(log);
    startLifeline();
    List<String> start =
        List.of(
            binary("pg_ctl"),
            "-D",
            data.toString(),
            "-l",
            log.toString(),
            "-w",
            "-t",
            "120",
            "-o",
            "-p "
                + port
                + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c timezone=UTC"
                + " -c shared_buffers=128MB -c max_connections=200 -c random_page_cost=1.1"
                + " -c max_wal_size=2GB -c checkpoint_timeout=15min",
            "start");
    // Backends of a killed server hold its shared memory for a moment; a new one waits for them.
    for (int attempt = 0; attempt < 10; attempt++) {
      if (run(start, attempt == 9)) {
        return;
      }
      pause();
    }
  }

  private void startLifeline() throws IOException {
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(
        PostgresAccount.as(
            data,
            List.of(
                "sh",
                "-c",
                "trap '' INT HUP TERM; cat >/dev/null; exec \"$0\" -D \"$1\" -m fast -w stop",
                binary("pg_ctl"),
                data.toString())));
    lifeline =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .getOutputStream();
  }

  private boolean run(List<String> command, boolean mustSucceed) throws IOException {
    Path output = Files.createTempFile("lienthong-postgres", ".log");
    try {
      Process process =
          new ProcessBuilder(PostgresAccount.as(data, command))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      process.getOutputStream().close();
      int status = process.waitFor();
      if (status != 0 && mustSucceed) {
        throw new IOException(command.getFirst() + " failed: " + Files.readString(output).strip());
      }
      return status == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while PostgreSQL was starting", e);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private String binary(String name) {
    return binaries.resolve("bin").resolve(name).toString();
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 300);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for PostgreSQL", e);
    }
  }
}
