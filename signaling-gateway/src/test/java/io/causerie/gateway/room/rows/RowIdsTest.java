package io.causerie.gateway.room.rows;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

class RowIdsTest {
    private static final DescribedPredicate<JavaAnnotation<?>> TEXT_ID = DescribedPredicate.describe(
            "@MongoId(FieldType.STRING)", annotation -> annotation.getRawType().isEquivalentTo(MongoId.class)
                    && annotation.as(MongoId.class).value() == FieldType.STRING);

    /** Spring Data would make an ObjectId of one with 24 hexadecimal digits, and find nothing under it. */
    @Test
    void ids_that_are_text_stay_text() {
        fields().that().areDeclaredInClassesThat().areAnnotatedWith(Document.class).and()
                .areMetaAnnotatedWith(Id.class).should().beAnnotatedWith(TEXT_ID)
                .check(new ClassFileImporter().importPackages("io.causerie.gateway"));
    }
}
