import { z } from 'zod'

/**
 * A text alone: the one line that contains it goes, with the block that it opens or the section that it heads. With
 * `replace` only the words of `find` give way. `each` in place of `find`: wherever the words are.
 */
const edit = z.union([
  z.string(),
  z.strictObject({ find: z.string(), replace: z.string() }),
  z.strictObject({ each: z.string(), replace: z.string().optional() }),
])

/** A part of the starter that a team may do without, as a file of `capabilities/` describes it. */
export const capability = z.strictObject({
  /** How headings and lists call it. */
  title: z.string(),
  /** What people can no longer do without it. */
  lost: z.string(),
  /** Names of capabilities that this one is built on: where one of them goes, this one goes too. */
  needs: z.array(z.string()).default([]),
  /** How sentences call it: what the docs say of it goes. */
  called: z.array(z.string()).default([]),
  /** Settings that are read for it alone. */
  settings: z.array(z.string()).default([]),
  /** Names that only it has in lists, unions and objects: of log events, of presets. */
  names: z.array(z.string()).default([]),
  /** Scripts of package.json. */
  scripts: z.array(z.string()).default([]),
  /** Files, and folders with a slash at the end; `*` stands for any characters of a name. */
  files: z.array(z.string()),
  /** Files that nothing imports without it, and that stay for code of your own. */
  keeps: z.array(z.string()).default([]),
  /** What no rule finds, by file. */
  edits: z.record(z.string(), z.array(edit)).default({}),
})

export type Capability = z.infer<typeof capability> & { name: string }

export type Edit = z.infer<typeof edit>
