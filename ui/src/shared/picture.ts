/** A drawing as a picture of points, made by the web view itself; nothing of it is ever part of the page. */

/** How many points for one of the drawing: sharp in print. */
const scale = 2;

/** PNG in base64; null where the web view cannot draw it. */
export async function pictureOf(svg: string): Promise<string | null> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const drawing = new Image();
    drawing.src = address;
    await drawing.decode();
    const canvas = document.createElement('canvas');
    canvas.width = drawing.naturalWidth * scale;
    canvas.height = drawing.naturalHeight * scale;
    const pen = canvas.getContext('2d');
    if (!pen || canvas.width === 0) return null;
    pen.fillStyle = 'white';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(drawing, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png').split(',')[1] ?? null;
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(address);
  }
}
