# One image per process: docker build --build-arg MODULE=command-side -t causerie/command-side .
# Layered, so that a change of our code does not ship the libraries again; runs as an ordinary user.
FROM eclipse-temurin:25-jdk AS build
ARG MODULE
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw --batch-mode --no-transfer-progress -pl "${MODULE}" -am -DskipTests package \
 && java -Djarmode=tools -jar "${MODULE}"/target/*-exec.jar extract --layers --launcher --destination /layers

FROM eclipse-temurin:25-jre
# What else of the system the process needs, e.g. ffmpeg.
ARG PACKAGES=""
RUN if [ -n "${PACKAGES}" ]; then apt-get update && apt-get install -y --no-install-recommends ${PACKAGES} && rm -rf /var/lib/apt/lists/*; fi \
 && useradd --system --uid 10001 --home-dir /app causerie && mkdir /work && chown causerie /work
USER 10001
WORKDIR /app
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/spring-boot-loader/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 --enable-native-access=ALL-UNNAMED"
ENTRYPOINT ["java", "org.springframework.boot.loader.launch.JarLauncher"]
