# Nothing here names an architecture: Maven takes the native library of the platform it builds on, and
# the AOT cache is made where it is used. So "docker buildx build --platform linux/amd64,linux/arm64"
# works, with a builder (or an emulator) for each.

# Build: the JDK and Maven, thrown away afterwards.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml .
COPY src/main src/main
# The cache keeps dependencies from one build to the next.
RUN --mount=type=cache,target=/root/.m2 mvn -B -q -Dmaven.test.skip=true package
RUN java -Djarmode=tools -jar target/eggtimer.jar extract --layers --destination layers
# Native PyTorch where DJL looks for it, so that a container need not unpack it.
ENV DJL_CACHE_DIR=/build/djl
RUN java -cp 'layers/dependencies/lib/*' src/main/docker/NativeLibraries.java layers/dependencies/lib \
	&& chmod -R a+rX djl

# Run: a JRE on glibc, which native PyTorch needs (so not Alpine).
FROM eclipse-temurin:25-jre-noble
WORKDIR /app
# From what changes least to what changes most. All of it belongs to root, and the service, which
# does not, cannot alter it.
COPY --from=build /build/djl/ djl/
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
# The shipped version, in the one folder that the service may write to; a volume goes here.
COPY --chown=10001:10001 model-store model-store
ENV DJL_CACHE_DIR=/app/djl
COPY src/main/docker/jvm.options ./
RUN --mount=type=bind,source=src/main/docker,target=/aot bash /aot/aot-cache.sh @jvm.options -jar eggtimer.jar
# After all layers, since these change with every build.
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Egg timer" \
	org.opencontainers.image.description="Is the egg done? A Bayesian neural network that says how sure it is." \
	org.opencontainers.image.licenses="Apache-2.0" \
	org.opencontainers.image.base.name="docker.io/library/eclipse-temurin:25-jre-noble" \
	org.opencontainers.image.version="${VERSION}" \
	org.opencontainers.image.revision="${REVISION}"
# As a number, for Kubernetes' runAsNonRoot.
USER 10001:10001
EXPOSE 8080
# No HEALTHCHECK: Kubernetes ignores it, images in OCI's format cannot hold it, and it could not know
# a port or path that a setting has moved. docker-compose.yml has one.
# Without its cache, as when a file has another date than when it was made, it starts too, in twice the time.
ENTRYPOINT ["java", "@jvm.options", "-XX:AOTCache=eggtimer.aot", "-jar", "eggtimer.jar"]
