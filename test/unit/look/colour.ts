/** A CSS colour as a screen gets it, 8-bit sRGB: `#fff`, or `oklch(L% C H)` (CSS Color 4, 10.5), clipped to the gamut. */
export function rgb(css: string, hue: number): Rgb {
  if (css === '#fff') return [255, 255, 255]
  const parts = /^oklch\(([\d.]+)% ([\d.]+) (.+)\)$/.exec(css)
  if (!parts) throw new Error(`not a colour that the tokens use: ${css}`)
  const angle = parts[3] === 'var(--brand-hue)' ? hue : Number(parts[3])
  return linearFrom(Number(parts[1]) / 100, Number(parts[2]), (angle * Math.PI) / 180).map(encode) as Rgb
}

/** WCAG 2.2, "contrast ratio". */
export function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function linearFrom(lightness: number, chroma: number, angle: number): Rgb {
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)]
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

function encode(linear: number): number {
  const channel = Math.min(1, Math.max(0, linear))
  return Math.round(255 * (channel <= 0.0031308 ? 12.92 * channel : 1.055 * channel ** (1 / 2.4) - 0.055))
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((channel) => {
    const encoded = channel / 255
    return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4
  }) as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

export type Rgb = [red: number, green: number, blue: number]
