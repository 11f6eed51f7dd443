package io.causerie.gateway.talk;

@OnRedis
class PartnerTalkOnRedisTest extends PartnerTalkTest {}
