import type { PublishedEvent } from '../../data/events.ts'

/** An event as Okta's `LogEvent`. */
export function logEventObject(event: PublishedEvent) {
  return {
    actor: { ...event.actor, detailEntry: null },
    client: {
      userAgent: { rawUserAgent: event.userAgent, os: 'Unknown', browser: 'UNKNOWN' },
      zone: 'null',
      device: 'Unknown',
      id: null,
      ipAddress: event.address,
      geographicalContext: null,
    },
    authenticationContext: { authenticationStep: 0, externalSessionId: 'unknown' },
    displayMessage: event.message,
    eventType: event.type,
    outcome: event.failure
      ? { result: 'FAILURE', reason: event.failure }
      : { result: 'SUCCESS', reason: null },
    published: new Date(event.publishedAt).toISOString(),
    securityContext: { asNumber: null, asOrg: null, isp: null, domain: null, isProxy: null },
    severity: event.failure ? 'WARN' : 'INFO',
    debugContext: { debugData: {} },
    legacyEventType: null,
    transaction: { type: 'WEB', id: event.uuid, detail: {} },
    uuid: event.uuid,
    version: '0',
    request: { ipChain: [{ ip: event.address, geographicalContext: null, version: 'V4', source: null }] },
    target: event.targets.map((target) => ({ ...target, detailEntry: null })),
  }
}

/** The values of the attributes that a filter can compare. */
export function valuesOfEvent(event: PublishedEvent, attribute: string): string[] {
  return readers[attribute]?.(event) ?? []
}

export function isKnownToLog(attribute: string): boolean {
  return Object.hasOwn(readers, attribute)
}

const readers: Record<string, (event: PublishedEvent) => string[]> = {
  eventType: ({ type }) => [type],
  uuid: ({ uuid }) => [uuid],
  'actor.id': ({ actor }) => [actor.id],
  'actor.type': ({ actor }) => [actor.type],
  'actor.alternateId': ({ actor }) => [actor.alternateId],
  'target.id': ({ targets }) => targets.map(({ id }) => id),
  'target.type': ({ targets }) => targets.map(({ type }) => type),
  'target.alternateId': ({ targets }) => targets.map(({ alternateId }) => alternateId),
  'outcome.result': ({ failure }) => [failure ? 'FAILURE' : 'SUCCESS'],
  'outcome.reason': ({ failure }) => (failure ? [failure] : []),
  'client.ipAddress': ({ address }) => [address],
  severity: ({ failure }) => [failure ? 'WARN' : 'INFO'],
}
