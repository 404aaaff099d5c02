import { Moment } from '#components/time/moment.tsx'
import type { DirectoryEvent } from '#lib/directory/person.ts'
import { eventWords } from './event-words.ts'

/** The latest events, newest first. */
export function RecentEvents({ events, now }: { events: DirectoryEvent[]; now: number }) {
  if (events.length === 0) return 'Nothing in this time.'
  return (
    <ol className="timeline">
      {events.map((event) => (
        <li key={event.id} className={event.refused ? 'timeline-refused' : undefined}>
          <p>
            <bdi>{eventWords(event)}</bdi>
          </p>
          <p className="timeline-time">
            <Moment at={event.at} now={now} />
          </p>
          <p className="timeline-detail">
            <bdi>{detail(event)}</bdi>
          </p>
        </li>
      ))}
    </ol>
  )
}

function detail({ by, device, address }: DirectoryEvent): string {
  return [by && `By ${by}`, device, address].filter(Boolean).join(' · ')
}
