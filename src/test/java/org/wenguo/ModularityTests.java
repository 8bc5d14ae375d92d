package org.wenguo;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Modules depend on each other as docs/modules say, and on nothing inside each other. */
class ModularityTests {

    @Test
    void no_module_reaches_into_another_or_upwards() {
        ApplicationModules.of(Wenguo.class).verify();
    }
}
