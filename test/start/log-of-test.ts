/** Has a failing test show what this program wrote while it ran. */
export function rememberOutput(program: Program): void {
  const entry = { program, ended: false }
  programs.add(entry)
  void program.ended.then(() => {
    entry.ended = true
  })
}

/** From here on: a function that gives what every program has written since, also one that starts or ends meanwhile. */
export function outputFromNow(): () => string {
  const before = new Map<Program, number>()
  for (const entry of programs) {
    if (entry.ended) programs.delete(entry)
    else before.set(entry.program, entry.program.output().length)
  }
  return () =>
    [...programs]
      .map(({ program }) => ({ ...program, text: program.output().slice(before.get(program) ?? 0) }))
      .filter(({ text }) => text !== '')
      .map(({ url, text }) => `The app at ${url} wrote:\n${text}`)
      .join('\n')
}

const programs = new Set<{ program: Program; ended: boolean }>()

type Program = { url: string; output(): string; ended: Promise<unknown> }
