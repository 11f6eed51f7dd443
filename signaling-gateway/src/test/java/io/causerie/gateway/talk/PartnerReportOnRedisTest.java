package io.causerie.gateway.talk;

@OnRedis
class PartnerReportOnRedisTest extends PartnerReportTest {}
