package vn.lienthong.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.ProcessEngineConfiguration;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.TaskService;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.task.api.Task;

/**
 * The life of a dossier as a process of Flowable, for comparison: received, assigned, worked on,
 * proposed, approved, issued, given back. Started with {@code URL USER PASSWORD THREADS SCHEMA
 * KEEPS}; for each number on its standard input it lives that many lives and answers with the
 * nanoseconds.
 *
 * <p>Where it {@code KEEPS} the same as our side, every change of a value stands in its history
 * (level full) and every event in its log, as here in history, audit and outboxes; where it keeps
 * {@code less}, it is as fast as its own documents make it: history at the level audit, no event
 * log. Either way no asynchronous executor and as many connections as the other side. Each step is
 * a task that is looked up by its process, taken by a person, commented and completed, in one
 * transaction as on our side; kept by the {@code guide}, it keeps the same and each of these is a
 * call of its own, as its guide shows them.
 */
public final class FlowableLife {
  private static final List<String> STEPS =
      List.of("assign", "process", "propose", "approve", "issue", "return");

  private final RuntimeService runtime;
  private final TaskService tasks;

  private final ProcessEngine engine;
  private final boolean whole;

  private FlowableLife(ProcessEngine engine, boolean whole) {
    this.engine = engine;
    this.whole = whole;
    runtime = engine.getRuntimeService();
    tasks = engine.getTaskService();
  }

  public static void main(String[] arguments) throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(arguments[0]);
    config.setUsername(arguments[1]);
    config.setPassword(arguments[2]);
    config.setMaximumPoolSize(12);
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    int threads = Integer.parseInt(arguments[3]);
    try (HikariDataSource dataSource = new HikariDataSource(config);
        ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      StandaloneProcessEngineConfiguration engine = new StandaloneProcessEngineConfiguration();
      engine.setDataSource(dataSource);
      engine.setDatabaseSchema(arguments[4]);
      engine.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
      engine.setAsyncExecutorActivate(false);
      boolean same = !arguments[5].equals("less");
      engine.setHistoryLevel(same ? HistoryLevel.FULL : HistoryLevel.AUDIT);
      engine.setEnableDatabaseEventLogging(same);
      ProcessEngine built = engine.buildProcessEngine();
      built
          .getRepositoryService()
          .createDeployment()
          .addString("dossier.bpmn20.xml", process())
          .deploy();
      FlowableLife life = new FlowableLife(built, !arguments[5].equals("guide"));
      System.out.println("READY " + ProcessEngine.VERSION);
      BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        AtomicInteger left = new AtomicInteger(Integer.parseInt(line));
        long begin = System.nanoTime();
        var done =
            java.util.stream.IntStream.range(0, threads)
                .mapToObj(i ->
                    workers.submit(() -> {
                      while (left.getAndDecrement() > 0) {
                        life.live();
                      }
                    }))
                .toList();
        for (var one : done) {
          one.get();
        }
        System.out.println("NANOS " + (System.nanoTime() - begin));
      }
      built.close();
    }
  }

  private void live() {
    String instance =
        runtime
            .startProcessInstanceByKey("dossier", UUID.randomUUID().toString(), facts())
            .getProcessInstanceId();
    for (String step : STEPS) {
      if (whole) {
        engine.getManagementService().executeCommand(context -> act(instance, step));
      } else {
        act(instance, step);
      }
    }
  }

  /** Within a command it is one transaction, as nested commands join the one around them. */
  private Void act(String instance, String step) {
    Task task = tasks.createTaskQuery().processInstanceId(instance).singleResult();
    tasks.claim(task.getId(), "officer-" + step);
    tasks.addComment(task.getId(), instance, "Đã kiểm tra, đủ điều kiện");
    Map<String, Object> told = new HashMap<>();
    told.put("status", step.toUpperCase(java.util.Locale.ROOT));
    told.put("desk", "Phòng Thẩm định / " + step);
    told.put("stepDueAt", Instant.now().plusSeconds(86_400).toString());
    tasks.complete(task.getId(), told);
    return null;
  }

  /** What the product keeps of a dossier in columns. */
  private static Map<String, Object> facts() {
    Map<String, Object> facts = new HashMap<>();
    facts.put("code", "H97.101-261130-" + System.nanoTime());
    facts.put("procedureCode", "9.000101");
    facts.put("procedureName", "Cấp giấy phép thử");
    facts.put("ownerName", "Nguyễn Văn Ân");
    facts.put("ownerIdentity", "099900000011");
    facts.put("ownerAddress", "12 Lê Lợi, phường Thử");
    facts.put("ownerPhone", "0900000001");
    facts.put("applicantName", "Nguyễn Văn Ân");
    facts.put("channel", "COUNTER");
    facts.put("delivery", "COUNTER");
    facts.put("competentUnit", "Sở Thử");
    facts.put("receivedUnit", "Trung tâm Phục vụ hành chính công");
    facts.put("handlingUnit", "Phòng Thẩm định");
    facts.put("submittedAt", Instant.now().toString());
    facts.put("dueAt", Instant.now().plusSeconds(432_000).toString());
    facts.put("status", "RECEIVED");
    facts.put("form", "{\"area\":\"120\"}");
    facts.put("papers", "[{\"key\":\"don\",\"originals\":1}]");
    facts.put("fee", 75_000L);
    return facts;
  }

  private static String process() {
    StringBuilder xml =
        new StringBuilder(
            """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
              targetNamespace="http://lienthong.example/bench">
              <process id="dossier" isExecutable="true">
                <startEvent id="start"/>
            """);
    String before = "start";
    for (String step : STEPS) {
      xml.append("<userTask id=\"%1$s\" name=\"%1$s\"/>".formatted(step))
          .append(flow(before, step));
      before = step;
    }
    return xml.append("<endEvent id=\"end\"/>")
        .append(flow(before, "end"))
        .append("</process></definitions>")
        .toString();
  }

  private static String flow(String from, String to) {
    return "<sequenceFlow id=\"%1$s-%2$s\" sourceRef=\"%1$s\" targetRef=\"%2$s\"/>"
        .formatted(from, to);
  }
}
