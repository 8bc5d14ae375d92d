package org.wenguo.complaint;

import org.wenguo.people.Viewer;

/** The circumstances of an act: who does it, when, under which policy. */
public record Doing(Viewer viewer, Policy policy, Moment moment) {}
