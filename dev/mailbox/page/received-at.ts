/** When a mail arrived, as people say it: "Today, 09:41", "Yesterday, 16:20", "23 November 2026, 09:41". */
export function receivedAt(moment: Date, now = new Date()): string {
  const clock = moment.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  return `${day(moment, now)}, ${clock}`
}

function day(moment: Date, now: Date): string {
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1)
  if (moment.toDateString() === now.toDateString()) return 'Today'
  if (moment.toDateString() === yesterday.toDateString()) return 'Yesterday'
  return moment.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
}
