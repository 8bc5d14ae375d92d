package org.wenguo.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Puts the pages together: texts of all modules, the language of each request, {@code t} in every template. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration {

    /**
     * The texts of all modules: every {@code messages/<module>.properties}, with its translations beside it. Java's own
     * bundles are used since they know that zh-Hant is a script; a language never falls back to that of the server.
     */
    @Bean
    static MessageSource messageSource() throws IOException {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames(bundles().toArray(String[]::new));
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setDefaultLocale(Language.SIMPLIFIED.locale());
        return messages;
    }

    static List<String> bundles() throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties");
        return Stream.of(files)
                .map(Resource::getFilename)
                .map(Objects::requireNonNull)
                .map(name -> name.substring(0, name.length() - ".properties".length()))
                .filter(name -> !name.endsWith("_zh_Hant") && !name.endsWith("_en"))
                .distinct()
                .sorted()
                .map(name -> "messages/" + name)
                .toList();
    }

    @Bean
    static Dictionary dictionary(MessageSource messages, @Value("${wenguo.zone:Asia/Shanghai}") ZoneId zone) {
        return new Dictionary(messages, zone);
    }

    @Bean
    static LocaleResolver localeResolver() {
        return new LanguageOfRequest();
    }

    @Bean
    static ErrorPages errorPages(Dictionary dictionary, ObjectProvider<Clock> clock) {
        return new ErrorPages(dictionary, clock.getIfAvailable(Clock::systemUTC));
    }

    /**
     * Whoever sent too much is told so by a page; the page that says it is a part of the same request and must not take the
     * upload apart a second time, or it fails like the first.
     */
    @Bean
    static MultipartResolver multipartResolver() {
        return new StandardServletMultipartResolver() {
            @Override
            public boolean isMultipart(HttpServletRequest request) {
                return request.getDispatcherType() != DispatcherType.ERROR && super.isMultipart(request);
            }
        };
    }

    @Bean
    static WebMvcConfigurer wordsInPages(Dictionary dictionary) {
        return new WordsInPages(dictionary);
    }

    /** Gives {@link Words} to controllers that ask for them, and as {@code t} to every page that has none yet. */
    private record WordsInPages(Dictionary dictionary)
            implements WebMvcConfigurer, HandlerInterceptor, HandlerMethodArgumentResolver {

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(this);
        }

        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(this);
        }

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Words.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return wordsFor(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
        }

        @Override
        public void postHandle(
                HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
            if (page != null && page.hasView()) {
                page.getModel().putIfAbsent("t", wordsFor(request));
            }
        }

        private Words wordsFor(HttpServletRequest request) {
            return dictionary.in(RequestContextUtils.getLocale(request));
        }
    }
}
