/** A package.json below the checkout's own, without the scripts that run files that are gone. */
export function withoutScripts(text: string, isGone: (file: string) => boolean): string {
  const manifest = JSON.parse(text) as { scripts?: Record<string, string> }
  const kept = Object.entries(manifest.scripts ?? {}).filter(([, script]) => !script.split(' ').some(isGone))
  if (kept.length === Object.keys(manifest.scripts ?? {}).length) return text
  return `${JSON.stringify({ ...manifest, scripts: Object.fromEntries(kept) }, null, 2)}\n`
}
