/**
 * What the program stands on and what is not in the glossary: the data directory, the database and the words of the
 * technical world.
 *
 * <p>Owns: the data directory on disk, the embedded PostgreSQL in it, its backup and restore; the
 * outbox of messages and the robots in group chats that say them.
 *
 * <p>Promises: a commit that was acknowledged survives the death of the program, of the database server and of the
 * machine; nobody but the program's own account reads the data directory; nothing listens beyond the loopback address.
 *
 * <p>Listens to: nobody. Will never: know a complaint, or depend on another module.
 */
@NullMarked
@ApplicationModule(
        displayName = "Platform",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package org.wenguo.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
