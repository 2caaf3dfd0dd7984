package io.eggtimer;

import java.util.Set;
import java.util.TreeSet;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.domain.properties.HasParameterTypes;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The dependency rules of the package tree, as tests. */
@AnalyzeClasses(packages = "io.eggtimer", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String[] PLAIN_JAVA = { "java..", "org.jspecify.." };

	@ArchTest
	static final ArchRule theStatisticsArePlainJava = mayUse("bayes", PLAIN_JAVA);

	@ArchTest
	static final ArchRule theDomainIsPlainJava = mayUse("egg", PLAIN_JAVA, "bayes");

	@ArchTest
	static final ArchRule dataKnowsTheDomainOnly = mayUse("dataset",
			new String[] { "java..", "org.jspecify..", "de.siegmar.fastcsv..", "org.springframework.core.io.." }, "egg",
			"bayes");

	@ArchTest
	static final ArchRule inferenceKnowsDjlAndNoFramework = mayUse("inference",
			new String[] { "java..", "org.jspecify..", "ai.djl.." }, "bayes", "dataset", "egg");

	@ArchTest
	static final ArchRule theStoreKnowsTheStatisticsOnly = mayUse("modelstore", new String[] { "java..",
			"org.jspecify..", "com.fasterxml.jackson.annotation..", "tools.jackson..", "org.apache.commons.logging.." },
			"bayes");

	@ArchTest
	static final ArchRule eventFilesKnowTheirMessagesOnly = mayUse("tensorboard",
			new String[] { "java..", "org.jspecify..", "org.tensorflow.proto..", "com.google.protobuf.." });

	@ArchTest
	static final ArchRule onlyEventFilesTouchProtobuf = noClasses().that()
		.resideOutsideOfPackage("io.eggtimer.tensorboard..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.tensorflow..", "com.google.protobuf..");

	@ArchTest
	static final ArchRule trainingKnowsNoFramework = mayUse("training",
			new String[] { "java..", "org.jspecify..", "org.apache.commons.logging.." }, "bayes", "dataset", "egg",
			"inference", "modelstore", "tensorboard");

	@ArchTest
	static final ArchRule evaluationKnowsAllButTheWeb = mayUse("evaluation",
			new String[] { "java..", "org.jspecify..", "tools.jackson..", "com.fasterxml.jackson.annotation..",
					"org.springframework..", "org.apache.commons.logging..", "me.tongfei.progressbar.." },
			"bayes", "dataset", "egg", "inference", "modelstore", "serving", "tensorboard", "training");

	@ArchTest
	static final ArchRule onlyInferenceTouchesDjl = noClasses().that()
		.resideOutsideOfPackage("io.eggtimer.inference..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("ai.djl..");

	/** See {@code PyTorch.constant} for why. */
	@ArchTest
	static final ArchRule numbersEnterGradientsAsArrays = noClasses().should()
		.callMethodWhere(JavaCall.Predicates.target(HasOwner.Predicates.With.<JavaClass>owner(type(NDArray.class)))
			.and(JavaCall.Predicates.target(HasParameterTypes.Predicates.rawParameterTypes(Number.class))));

	@ArchTest
	static final ArchRule httpKnowsTheServerAndItsSettings = mayUse("http",
			new String[] { "java..", "org.jspecify..", "org.apache.commons.logging..", "org.eclipse.jetty..",
					"org.springframework..", "io.micrometer.core.instrument.." },
			"security", "serving");

	@ArchTest
	static final ArchRule webAsksServingAndTheDomainOnly = mayUse("web",
			new String[] { "java..", "jakarta.servlet..", "org.jspecify..", "org.apache.commons.logging..",
					"de.siegmar.fastcsv..", "io.micrometer..", "org.eclipse.jetty..", "org.slf4j..",
					"org.springframework..", "tools.jackson..", "com.fasterxml.jackson.annotation.." },
			"bayes", "egg", "http", "security", "serving");

	/** It asks over HTTP, as any other client. */
	@ArchTest
	static final ArchRule thePageKnowsNothingOfTheService = mayUse("page",
			new String[] { "java..", "jakarta.servlet..", "org.jspecify..", "org.springframework.." });

	@ArchTest
	static final ArchRule securityDoesNotKnowWhatItGuards = mayUse("security",
			new String[] { "java..", "javax.crypto..", "jakarta.servlet..", "org.jspecify..",
					"org.apache.commons.logging..", "org.eclipse.jetty..", "org.springframework..", "com.nimbusds.." });

	@ArchTest
	static final ArchRule onlySecurityTouchesTokens = noClasses().that()
		.resideOutsideOfPackage("io.eggtimer.security..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework.security..", "com.nimbusds..");

	@ArchTest
	static final ArchRule nothingDependsOnWeb = noClasses().that()
		.resideOutsideOfPackage("io.eggtimer.web..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("io.eggtimer.web..");

	@ArchTest
	static final ArchRule packagesAreFreeOfCycles = slices().matching("io.eggtimer.(*)..").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule fieldsAreNotInjected = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

	@ArchTest
	static final ArchRule oneLoggingInterface = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

	@ArchTest
	static void everyPackageIsNullMarked(JavaClasses classes) {
		Set<String> unmarked = new TreeSet<>();
		for (JavaClass type : classes) {
			if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
				unmarked.add(type.getPackageName());
			}
		}
		assertThat(classes).isNotEmpty();
		assertThat(unmarked).isEmpty();
	}

	private static ArchRule mayUse(String name, String[] libraries, String... packages) {
		DescribedPredicate<JavaClass> allowed = JavaClass.Predicates.resideInAnyPackage(libraries)
			.or(JavaClass.Predicates.resideInAPackage("io.eggtimer." + name + ".."));
		for (String other : packages) {
			allowed = allowed.or(JavaClass.Predicates.resideInAPackage("io.eggtimer." + other + ".."));
		}
		return classes().that()
			.resideInAPackage("io.eggtimer." + name + "..")
			.should()
			.onlyDependOnClassesThat(allowed.as("%s may use".formatted(name)));
	}

}
