package io.github.keycloakguests.keycloak.rest;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a request's JSON strictly: nothing unknown, nothing twice, no number for a text, and not without end. */
final class JsonBody {

    static final int LARGEST = 1 << 20;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .withCoercionConfig(
                    LogicalType.Textual,
                    it -> it.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .withCoercionConfig(
                    LogicalType.Integer,
                    it -> it.setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .withCoercionConfig(
                    LogicalType.Boolean,
                    it -> it.setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
            .build();

    private JsonBody() {}

    /** Of a request that may come without a body. */
    static <T> Optional<T> readIfAny(InputStream body, Class<T> type) {
        byte[] bytes = bytes(body);
        return bytes.length == 0 ? Optional.empty() : Optional.of(read(bytes, type));
    }

    static <T> T read(InputStream body, Class<T> type) {
        return read(bytes(body), type);
    }

    private static <T> T read(byte[] body, Class<T> type) {
        try {
            T read = MAPPER.readValue(body, type);
            if (read == null) {
                throw Problems.malformedJson();
            }
            return read;
        } catch (UnrecognizedPropertyException unknown) {
            throw Problems.unknownField(unknown.getPropertyName());
        } catch (JsonMappingException mistyped) {
            throw mistyped.getPath().isEmpty() || mistyped.getPath().getFirst().getFieldName() == null
                    ? Problems.malformedJson()
                    : Problems.invalid(mistyped.getPath().getFirst().getFieldName(), "This is not of the right type.");
        } catch (IOException unreadable) {
            throw Problems.malformedJson();
        }
    }

    private static byte[] bytes(InputStream body) {
        byte[] bytes;
        try {
            bytes = body.readNBytes(LARGEST + 1);
        } catch (IOException broken) {
            throw Problems.malformedJson();
        }
        if (bytes.length > LARGEST) {
            throw Problems.tooLarge(LARGEST);
        }
        return bytes;
    }
}
