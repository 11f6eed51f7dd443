package io.causerie.gateway.talk;

@OnRedis
class AbsenceOnRedisTest extends AbsenceTest {}
