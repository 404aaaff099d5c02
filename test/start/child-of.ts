import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** The process id of the program that `parent` started with those words in its command line. */
export function childOf(parent: number, words: string): number {
  const found = processes().find((each) => each.parent === parent && each.command.includes(words))
  if (!found) throw new Error(`Process ${parent} has started nothing like ${words}`)
  return found.pid
}

function processes(): Process[] {
  // A bare Debian has no ps, and macOS no /proc.
  return existsSync('/proc/self/stat') ? fromProc() : fromPs()
}

function fromProc(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ')
        return [{ pid: Number(name), parent: Number(parent), command }]
      } catch {
        return [] // It has ended meanwhile.
      }
    })
}

function fromPs(): Process[] {
  const lines = execFileSync('ps', ['-ax', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).trim().split('\n')
  return lines.map((line) => {
    const [pid, parent, ...command] = line.trim().split(/\s+/)
    return { pid: Number(pid), parent: Number(parent), command: command.join(' ') }
  })
}

type Process = { pid: number; parent: number; command: string }
