/**
 * Figures for whoever runs the program: how much comes in, how many limits are told, whether the sweeps keep up.
 *
 * <p>Owns no table. Promises figures of the whole installation without anything of an organisation or a person in them. Listens
 * to {@link org.wenguo.complaint.ComplaintChanged} and {@link org.wenguo.deadline.LimitsTold}. Will never be what managers read.
 */
@NullMarked
@ApplicationModule(
        displayName = "Measure",
        allowedDependencies = {"complaint", "deadline", "platform"})
package org.wenguo.measure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
