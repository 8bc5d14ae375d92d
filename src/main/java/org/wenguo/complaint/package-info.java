/**
 * The complaint: its stages, acts, determinations, rounds and side records; its log; the register of all complaints.
 *
 * <p>Owns: the aggregate {@link org.wenguo.complaint.Complaint}, the append-only hash-chained log, the row that lists read,
 * links, who may see and who may do what. Promises: nothing but {@code Complaint} changes a stage; row, timeline and limits
 * follow from the log and can be made from it again; {@link org.wenguo.complaint.ComplaintChanged} is published in the same
 * transaction. Listens to nothing: stage modules call it. Never counts time (deadline does) and never knows an industry
 * (packs do).
 */
@NullMarked
@ApplicationModule(
        displayName = "Complaint",
        allowedDependencies = {"policy", "people", "platform", "platform :: web"})
package org.wenguo.complaint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
