const LARGE = 1.5 * 1024 * 1024;
const LONGEST_SIDE = 2560;
const QUALITY = 0.85;

/** An activity's files as they go over the wire: { content, files }, photos no larger than a reader needs. */
export async function collect(activity) {
    const files = [];
    const attachments = [];
    for (const { contentType, contentUrl, name } of activity.attachments ?? []) {
        const file = await smaller(await (await fetch(contentUrl)).blob(), contentType, unique(name || 'file', files));
        files.push(file);
        attachments.push({ contentType: file.blob.type || contentType, name: file.name });
    }
    return { content: activity.attachments ? { ...activity, attachments } : activity, files };
}

// The server tells the parts apart by their names.
function unique(name, files) {
    const [, stem, ending] = name.match(/^(.*?)(\.[^.]*)?$/su);
    let candidate = name;
    for (let n = 2; files.some(file => file.name === candidate); n++) {
        candidate = `${stem} (${n})${ending ?? ''}`;
    }
    return candidate;
}

async function smaller(blob, type, name) {
    const whole = { blob: blob.type ? blob : new Blob([blob], { type }), name };
    if (blob.size < LARGE || !/^image\/(jpeg|png|webp)$/u.test(type)) {
        return whole;
    }
    try {
        const picture = await createImageBitmap(blob, { imageOrientation: 'from-image' });
        const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
        const canvas = Object.assign(document.createElement('canvas'), {
            width: Math.round(picture.width * scale), height: Math.round(picture.height * scale),
        });
        canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
        picture.close();
        const scaled = await new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
        return scaled && scaled.size < blob.size ? { blob: scaled, name: name.replace(/(\.[^.]*)?$/u, '.jpg') } : whole;
    } catch {
        return whole; // not the picture it claims to be: the server looks for itself
    }
}
