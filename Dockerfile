# One image per process: docker build --build-arg MODULE=command-side -t causerie/command-side .
# Libraries in a layer of their own, so that a change of our code does not ship them again; runs as an ordinary user.
FROM eclipse-temurin:25-jdk AS build
ARG MODULE
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw --batch-mode --no-transfer-progress -pl "${MODULE}" -am -DskipTests package \
 && java -Djarmode=tools -jar "${MODULE}"/target/*-exec.jar extract --application-filename app.jar --destination /app

FROM eclipse-temurin:25-jre
# What else of the system the process needs, e.g. ffmpeg.
ARG PACKAGES=""
RUN if [ -n "${PACKAGES}" ]; then apt-get update && apt-get install -y --no-install-recommends ${PACKAGES} && rm -rf /var/lib/apt/lists/*; fi \
 && useradd --system --uid 10001 --home-dir /app causerie && mkdir /work && chown causerie /work
WORKDIR /app
COPY --from=build /app/lib/ ./lib/
COPY --from=build /app/app.jar ./
ENV JAVA_TOOL_OPTIONS="-XX:InitialRAMPercentage=20 -XX:MaxRAMPercentage=70 -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED"
# A cache of the classes that a start takes (JEP 514): quicker, and what lies in a file need not be in memory. The start ends where it would need
# an Auth Service; by then nearly all are known. It holds objects too, which a heap that begins too small cannot take: hence its initial size.
RUN java -XX:AOTCacheOutput=app.aot -jar app.jar --spring.mongodb.uri=mongodb://127.0.0.1:1/none --spring.main.banner-mode=off > /dev/null 2>&1; test -s app.aot
USER 10001
ENTRYPOINT ["java", "-XX:AOTCache=app.aot", "-jar", "app.jar"]
