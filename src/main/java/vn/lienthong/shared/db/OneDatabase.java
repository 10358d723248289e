package vn.lienthong.shared.db;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.interceptor.TransactionInterceptor;

/**
 * There is one database, so one transaction manager. Told so, Spring no longer looks through the
 * annotations of the class on every call for which of several is meant, one twentieth of what an
 * act on a dossier costs.
 */
@Component
class OneDatabase implements SmartInitializingSingleton {
  private final TransactionInterceptor interceptor;
  private final PlatformTransactionManager manager;

  OneDatabase(TransactionInterceptor interceptor, PlatformTransactionManager manager) {
    this.interceptor = interceptor;
    this.manager = manager;
  }

  @Override
  public void afterSingletonsInstantiated() {
    interceptor.setTransactionManager(manager);
    interceptor.setBeanFactory(null);
  }
}
