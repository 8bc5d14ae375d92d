package org.wenguo.intake.web;

/** A unit to choose for a mailbox, indented as it stands in the tree. */
public record MailboxChoice(String code, String label) {}
