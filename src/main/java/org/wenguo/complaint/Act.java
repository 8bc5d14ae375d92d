package org.wenguo.complaint;

import java.util.function.Predicate;

/**
 * Something that a member of staff does on a complaint: a noun in the API and a form on the case page. Modules contribute
 * their acts as beans; {@link Acting} does what is the same for all of them.
 *
 * @param <B> what has to be said with it, a record with validation constraints
 */
public abstract class Act<B extends Record> {

    private final Verb verb;
    private final Class<B> body;

    protected Act(Verb verb, Class<B> body) {
        this.verb = verb;
        this.body = body;
    }

    /** An act that is nothing but a rule of who may do it and a deed. */
    public static <B extends Record> Act<B> of(Verb verb, Class<B> body, Predicate<Standing> whose, Deed<B> deed) {
        return new Act<>(verb, body) {
            @Override
            protected boolean isFor(Standing standing) {
                return whose.test(standing);
            }

            @Override
            protected void perform(Complaint complaint, B said, Doing doing) {
                deed.on(complaint, said, doing);
            }
        };
    }

    public final Verb verb() {
        return verb;
    }

    public final Class<B> body() {
        return body;
    }

    /** Whose act it is (the table of api.md). */
    protected abstract boolean isFor(Standing standing);

    /**
     * Whether there is anything that it could be done to, so that it is worth offering. Who does it all the same is told
     * why not.
     */
    protected boolean isWorthOffering(Standing standing) {
        return true;
    }

    /**
     * Does it.
     *
     * @throws org.wenguo.platform.Problem.Invalid if what was said cannot be
     * @throws NotPossibleNow if the life of the complaint does not allow it
     */
    protected abstract void perform(Complaint complaint, B said, Doing doing);

    /** What an act does once it is known to be allowed and well said. */
    @FunctionalInterface
    public interface Deed<B> {
        void on(Complaint complaint, B said, Doing doing);
    }

    /** For acts with nothing to say. */
    public record Nothing() {}
}
