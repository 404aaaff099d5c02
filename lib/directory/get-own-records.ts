import { processWide } from '#lib/process-wide.ts'
import { directoryBudget } from './ask-directory.ts'
import type { DirectoryResult } from './directory-result.ts'
import type { Factor, Person } from './person.ts'
import { findApplications, findFactors, findGroups, findPerson } from './person-records.ts'

/**
 * What the directory knows of a signed-in person, for their own dashboard. Kept for ten seconds, so that ten views of one
 * person cost as much as one; an answer with a failure is not kept.
 */
export function getOwnRecords(id: string): Promise<OwnRecords> {
  const kept = recent().get(id)
  return kept && Date.now() < kept.expiresAt ? kept.records : readRecords(id)
}

/** Drops what is kept of this person: an administrator has changed them. */
export function forgetOwnRecords(id: string): void {
  recent().delete(id)
}

const keptMilliseconds = 10_000
const mostPeople = 1000

function readRecords(id: string): Promise<OwnRecords> {
  const kept = { records: askForRecords(id), expiresAt: Number.POSITIVE_INFINITY }
  // A Map keeps the order of insertion: the first goes.
  recent().delete(id)
  recent().set(id, kept)
  const [oldest] = recent().keys()
  if (recent().size > mostPeople && oldest !== undefined) recent().delete(oldest)
  void kept.records.then((records) => {
    const failed = Object.values(records).some(({ status }) => status === 'unavailable')
    if (failed && recent().get(id) === kept) recent().delete(id)
    kept.expiresAt = Date.now() + keptMilliseconds
  })
  return kept.records
}

async function askForRecords(id: string): Promise<OwnRecords> {
  const budget = await directoryBudget()
  const [person, groups, applications, factors] = await Promise.all([
    findPerson(id, budget),
    findGroups(id, budget),
    findApplications(id, budget),
    findFactors(id, budget),
  ])
  return { person, groups, applications, factors }
}

function recent(): Map<string, Kept> {
  return processWide('identityStarterOwnRecords', () => new Map<string, Kept>())
}

type Kept = { records: Promise<OwnRecords>; expiresAt: number }

export type OwnRecords = {
  person: DirectoryResult<Person>
  groups: DirectoryResult<string[]>
  applications: DirectoryResult<string[]>
  factors: DirectoryResult<Factor[]>
}
