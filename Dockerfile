# Build: the JDK and Maven, thrown away afterwards.
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml .
# Dependencies first, so that a change of the source does not fetch them again.
RUN mvn -B -q dependency:go-offline
COPY src src
RUN mvn -B -q -DskipTests package \
	&& java -Djarmode=tools -jar target/eggtimer.jar extract --layers --destination target/layers

# Run: a JRE on glibc, which native PyTorch needs (so not Alpine).
FROM eclipse-temurin:25-jre
WORKDIR /app
# From what changes least to what changes most.
COPY --from=build /build/target/layers/dependencies/ ./
COPY --from=build /build/target/layers/spring-boot-loader/ ./
COPY --from=build /build/target/layers/snapshot-dependencies/ ./
COPY --from=build /build/target/layers/application/ ./
# The shipped version, in a folder that the service may write to; a volume goes here.
COPY --chown=10001:10001 model-store model-store
# Where native PyTorch is unpacked, at the first start: the one that leaves the AOT cache. It
# ends when the model is ready, so that the cache knows the model's classes too.
ENV DJL_CACHE_DIR=/app/djl
SHELL ["/bin/bash", "-c"]
RUN java -XX:AOTCacheOutput=eggtimer.aot -jar eggtimer.jar & server=$!; \
	until (exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /readyz HTTP/1.0\r\n\r\n' >&3 && head -1 <&3 | grep -q ' 200 ') 2>/dev/null; do \
		kill -0 $server || exit 1; sleep 0.2; \
	done; \
	kill $server; wait $server; \
	test -s eggtimer.aot && chown -R 10001:10001 djl model-store
USER 10001:10001
EXPOSE 8080
# Without the cache, as on another JVM, it starts too, in twice the time.
ENTRYPOINT ["java", "-XX:AOTCache=eggtimer.aot", "-XX:MaxRAMPercentage=60", "-jar", "eggtimer.jar"]
