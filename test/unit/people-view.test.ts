import { expect, test } from 'vitest'
import {
  firstPage,
  nextPage,
  type PeopleView,
  peopleHref,
  previousPage,
} from '#components/people/people-links.ts'
import { readPeopleView } from '../../app/users/read-people-view.ts'

const everyone: PeopleView = { text: '', status: undefined, trail: [], page: 1 }

test('an address without a query means everyone, and the other way round', () => {
  expect(readPeopleView({})).toEqual(everyone)
  expect(peopleHref(everyone)).toBe('/users')
})

test('what an address says comes back as it was', () => {
  const view: PeopleView = { text: 'al"i & ce', status: 'locked_out', trail: ['c1', 'c2'], page: 3 }
  expect(readBack(view)).toEqual(view)
})

test('the way back leads through the same pages, also past the trail', () => {
  let view = everyone
  for (let page = 2; page <= 15; page += 1) view = readBack(nextPage(view, `c${page}`))
  expect(view).toMatchObject({ page: 15, trail: expect.arrayContaining(['c6', 'c15']) })
  expect(view.trail).toHaveLength(10)
  for (let page = 14; page >= 6; page -= 1) {
    view = readBack(previousPage(view) ?? everyone)
    expect(view).toMatchObject({ page })
    expect(view.trail.at(-1)).toBe(`c${page}`)
  }
  expect(previousPage(view)).toBeUndefined()
  expect(firstPage(view)).toEqual(everyone)
})

test('from the second page the way back is the first', () => {
  expect(previousPage(nextPage({ ...everyone, text: 'a' }, 'c2'))).toEqual({ ...everyone, text: 'a' })
  expect(previousPage(everyone)).toBeUndefined()
})

test.each([
  { status: 'ACTIVE" or id pr' },
  { page: '-1' },
  { page: '1e99' },
  { page: '7' },
  { after: '' },
  { after: 'c'.repeat(501) },
  { text: ['  ', 'x'] },
])('%j is no search', (query) => {
  expect(readPeopleView(query)).toEqual(everyone)
})

function readBack(view: PeopleView): PeopleView {
  const query: Record<string, string[]> = {}
  for (const [name, value] of new URL(peopleHref(view), 'https://app.example.org').searchParams) {
    query[name] = [...(query[name] ?? []), value]
  }
  return readPeopleView(query)
}
