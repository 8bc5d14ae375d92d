package org.wenguo;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.filter.OncePerRequestFilter;
import org.wenguo.people.Organisation;
import org.wenguo.people.Organisations;
import org.wenguo.people.Unit;
import org.wenguo.people.Viewer;
import org.wenguo.platform.BusinessClock;
import org.wenguo.platform.EmbeddedPostgres;
import org.wenguo.platform.Tenancy;
import org.wenguo.sample.SampleOrganisations;

/**
 * The people in all stories, who are those of the sample organisations: Lin answers the telephone of 鸿禾地产, Chen heads
 * the site 半岛花园, Wu is the engineer, Guo decides for the centre.
 */
public final class TheCast {

    /** Of every account. */
    public static final String PASSWORD = "sample-pass-1";

    private final Organisations organisations;

    TheCast(Organisations organisations) {
        this.organisations = organisations;
    }

    /** {@code honghe}, {@code shunda} or {@code qinghe}. */
    public Organisation organisation(String code) {
        return organisations.byCode(code).orElseThrow();
    }

    /** A member of staff by account, in whichever organisation. */
    public Viewer viewer(String username) {
        return organisations.all().stream()
                .map(organisations::byId)
                .flatMap(one -> one.member(username).map(staff -> new Viewer(one, staff)).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody is called " + username));
    }

    /** A unit of 鸿禾地产. */
    public Unit unit(String code) {
        return organisation("honghe").unit(code).orElseThrow();
    }

    /** Work inside an organisation, as a request of one of its people would be. */
    public void in(String organisation, Runnable work) {
        Tenancy.run(organisation(organisation).id(), work);
    }

    /** What the tests add to the program. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Arrives {

        @Bean
        ApplicationRunner peopleArrive(SampleOrganisations samples, Organisations organisations) {
            return arguments -> {
                if (organisations.none()) {
                    samples.found(PASSWORD);
                }
            };
        }

        @Bean
        TheOwner theOwner(EmbeddedPostgres database) {
            return new TheOwner(database);
        }

        @Bean
        TheCast theCast(Organisations organisations) {
            return new TheCast(organisations);
        }

        @Bean
        Api apiOfTests(Environment environment) {
            return new Api(() -> environment.getRequiredProperty("local.server.port", Integer.class));
        }

        /** Lets a request happen at the time that its header says, as everything of a story happens in its own time. */
        @Bean
        FilterRegistrationBean<OncePerRequestFilter> timeOfRequest() {
            var filter = new FilterRegistrationBean<OncePerRequestFilter>(new OncePerRequestFilter() {
                @Override
                protected void doFilterInternal(
                        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                        throws ServletException, IOException {
                    var time = request.getHeader(Api.TIME);
                    if (time == null) {
                        chain.doFilter(request, response);
                        return;
                    }
                    try {
                        BusinessClock.at(Instant.parse(time), () -> goOn(request, response, chain));
                    } catch (Wrapped e) {
                        throw e.problem;
                    } catch (UncheckedIOException e) {
                        throw e.getCause();
                    }
                }
            });
            filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return filter;
        }

        private static void goOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
            try {
                chain.doFilter(request, response);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (ServletException e) {
                throw new Wrapped(e);
            }
        }

        private static final class Wrapped extends RuntimeException {
            private final transient ServletException problem;

            Wrapped(ServletException problem) {
                super(problem);
                this.problem = problem;
            }
        }
    }
}
