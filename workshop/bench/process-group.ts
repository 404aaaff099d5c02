import { readdirSync, readFileSync } from 'node:fs'

/** The CPU time and the memory of all processes of a group, from Linux's /proc. */
export function processGroup(group: number): { cpuMilliseconds: number; megabytes: number } {
  const members = readdirSync('/proc').flatMap((entry) => (/^\d+$/.test(entry) ? (statOf(entry) ?? []) : []))
  const ours = members.filter((member) => member.group === group)
  return {
    // In ticks of 10 ms and in pages of 4 KiB.
    cpuMilliseconds: sum(ours.map(({ ticks }) => ticks)) * 10,
    megabytes: (sum(ours.map(({ pages }) => pages)) * 4096) / 1e6,
  }
}

/** proc_pid_stat(5). The name, second, may hold spaces: what follows it is counted from its closing parenthesis. */
function statOf(pid: string): { group: number; ticks: number; pages: number } | undefined {
  try {
    const fields = (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '').split(' ').map(Number)
    const [group = 0, user = 0, system = 0, pages = 0] = [fields[2], fields[11], fields[12], fields[21]]
    return { group, ticks: user + system, pages }
  } catch {
    // It has ended meanwhile.
    return undefined
  }
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
