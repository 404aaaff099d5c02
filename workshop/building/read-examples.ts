/** The examples of `docs/building.md`, in their order: a whole file, or lines to insert below a line of a file. */
export function readExamples(page: string): Example[] {
  return [...page.matchAll(example)].map(([, written, edited, below, text = '']) =>
    written !== undefined ? { file: written, text } : { file: edited ?? '', below: below ?? '', text },
  )
}

/** The text of a file with the lines inserted. Throws unless the file contains the line above them exactly once. */
export function insertBelow(source: string, below: string, lines: string): string {
  const [before, after, ...others] = source.split(`\n${below}\n`)
  if (before === undefined || after === undefined || others.length > 0) {
    throw new Error(`The line is not there exactly once: ${below}`)
  }
  return `${before}\n${below}\n${lines}${after}`
}

const example = /^(?:Write `([^`]+)`|In `([^`]+)`, below `([^`]+)`):\n\n```\w+\n([\s\S]*?)^```$/gm

export type Example = { file: string; below?: string; text: string }
