import type { StatusFilter } from '#lib/directory/person.ts'

/** A page of people whose names begin with `text`. `cursors` are those of the pages up to this one, its own last. */
export type PeopleView = {
  text: string
  status?: StatusFilter | undefined
  /** Only the last ten: addresses must not grow without end. */
  trail: string[]
  /** From 1. */
  page: number
}

/** The address of a page of people. */
export function peopleHref({ text, status, trail, page }: PeopleView): string {
  const query = new URLSearchParams([
    ...(text ? [['text', text]] : []),
    ...(status ? [['status', status]] : []),
    ...trail.map((cursor) => ['after', cursor]),
    ...(page > 1 ? [['page', String(page)]] : []),
  ])
  return query.size > 0 ? `/users?${query}` : '/users'
}

/** The page after this one, given its cursor. */
export function nextPage(view: PeopleView, cursor: string): PeopleView {
  return { ...view, trail: [...view.trail, cursor].slice(-10), page: view.page + 1 }
}

/** The page before this one, or nothing if its cursor is unknown. */
export function previousPage(view: PeopleView): PeopleView | undefined {
  if (view.page <= 1 || (view.trail.length === 1 && view.page > 2)) return undefined
  return { ...view, trail: view.trail.slice(0, -1), page: view.page - 1 }
}

/** The first page of the same search. */
export function firstPage(view: PeopleView): PeopleView {
  return { ...view, trail: [], page: 1 }
}

/** The address of one person's page. */
export function personHref(id: string): string {
  return `/users/${encodeURIComponent(id)}`
}

/** The address of an action's confirmation page. */
export function actionHref(id: string, action: string): string {
  return `${personHref(id)}/${action}`
}
