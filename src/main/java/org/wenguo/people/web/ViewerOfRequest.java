package org.wenguo.people.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.wenguo.people.Organisations;
import org.wenguo.people.SignedIn;
import org.wenguo.people.Staff;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;

/** Gives controllers their {@link Viewer}: who is signed in, with roles and units as they are at this moment. */
@Configuration(proxyBeanMethods = false)
class ViewerOfRequest implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private final Organisations organisations;

    ViewerOfRequest(Organisations organisations) {
        this.organisations = organisations;
    }

    @Override
    public void addArgumentResolvers(java.util.List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Viewer.class;
    }

    @Override
    public Viewer resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return current().orElseThrow(() -> new Problem.NotYours("not-yours.left"));
    }

    Optional<Viewer> current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn who)) {
            return Optional.empty();
        }
        var organisation = organisations.byId(who.tenant());
        return organisation.member(who.staff()).filter(Staff::active).map(staff -> new Viewer(organisation, staff));
    }
}
