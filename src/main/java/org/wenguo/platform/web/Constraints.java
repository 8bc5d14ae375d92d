package org.wenguo.platform.web;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.wenguo.platform.Problem;

/** Checks what was said against the constraints on its record, the same way for API, form and import. */
public final class Constraints {

    private Constraints() {}

    /** @throws Problem.Invalid naming every field that is not right */
    public static <T> void check(Validator validator, T said) {
        var errors = validator.validate(said).stream()
                .map(Constraints::error)
                .sorted(Comparator.comparing(Problem.FieldError::field))
                .toList();
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(withoutEchoes(errors));
        }
    }

    /** Of a field that was left empty nothing else is worth saying. */
    private static List<Problem.FieldError> withoutEchoes(List<Problem.FieldError> errors) {
        var missing = errors.stream()
                .filter(error -> error.code().equals("required"))
                .map(Problem.FieldError::field)
                .collect(Collectors.toSet());
        return errors.stream()
                .filter(error -> error.code().equals("required") || !missing.contains(error.field()))
                .distinct()
                .toList();
    }

    private static Problem.FieldError error(ConstraintViolation<?> violation) {
        var field = violation.getPropertyPath().toString();
        return switch (violation.getConstraintDescriptor().getAnnotation()) {
            case Size size when size.min() > 0 && isEmpty(violation) -> new Problem.FieldError(field, "required");
            case Size size -> new Problem.FieldError(field, "too-long", size.max());
            case Min min -> new Problem.FieldError(field, "too-small", min.value());
            case Max max -> new Problem.FieldError(field, "too-great", max.value());
            case DecimalMin min -> new Problem.FieldError(field, "too-small", min.value());
            case DecimalMax max -> new Problem.FieldError(field, "too-great", max.value());
            case jakarta.validation.constraints.NotBlank b -> new Problem.FieldError(field, "required");
            case jakarta.validation.constraints.NotNull n -> new Problem.FieldError(field, "required");
            case jakarta.validation.constraints.NotEmpty n -> new Problem.FieldError(field, "required");
            case jakarta.validation.constraints.Email e -> new Problem.FieldError(field, "email");
            case jakarta.validation.constraints.Pattern p ->
                new Problem.FieldError(
                        field, p.message().isBlank() || p.message().startsWith("{") ? "pattern" : p.message());
            default -> new Problem.FieldError(field, "invalid");
        };
    }

    private static boolean isEmpty(ConstraintViolation<?> violation) {
        return violation.getInvalidValue() instanceof CharSequence text && text.isEmpty();
    }
}
