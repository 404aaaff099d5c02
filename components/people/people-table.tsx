import { PersonStatusWord } from '#components/directory/person-status.tsx'
import { Moment } from '#components/time/moment.tsx'
import type { Person } from '#lib/directory/person.ts'
import { personHref } from './people-links.ts'

export function PeopleTable({ people, now }: { people: Person[]; now: number }) {
  return (
    <table className="table people-table">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Status</th>
          <th scope="col" className="wide-only">
            Last sign-in
          </th>
          <th scope="col" className="wide-only">
            Changed
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row">
              <a className="link-name" href={personHref(person.id)}>
                <bdi>{person.name}</bdi>
              </a>
              <span className="block text-ink-soft">
                <Address email={person.email ?? person.login} />
              </span>
            </th>
            <td>
              <PersonStatusWord status={person.status} />
            </td>
            <td className="wide-only">
              {person.lastSignIn === undefined ? 'Never' : <Moment at={person.lastSignIn} now={now} />}
            </td>
            <td className="wide-only text-ink-soft">
              {person.changed !== undefined && <Moment at={person.changed} now={now} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Lets an address break before its @ first. */
function Address({ email }: { email: string }) {
  const at = email.lastIndexOf('@')
  if (at < 0) return <bdi>{email}</bdi>
  return (
    <bdi>
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </bdi>
  )
}
