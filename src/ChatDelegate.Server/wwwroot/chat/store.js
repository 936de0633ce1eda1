import { uniqueKey } from './uniquekey.js';

/** Web Chat's store, with what we add to activities on their way out and in. */
export function createStore(WebChat) {
    return WebChat.createStore({}, () => next => action => next(changed(action)));
}

function changed(action) {
    switch (action.type) {
        case 'DIRECT_LINE/POST_ACTIVITY': return withActivity(action, activity => withPictures(withKey(activity)));
        case 'DIRECT_LINE/QUEUE_INCOMING_ACTIVITY': return withActivity(action, withPictures);
        default: return action;
    }
}

const withActivity = (action, change) => ({ ...action, payload: { ...action.payload, activity: change(action.payload.activity) } });

// Web Chat's "retry" posts the same message with a new clientActivityID; this key stays.
const withKey = activity => ({ ...activity, channelData: { idempotencyKey: uniqueKey(), ...activity.channelData } });

// Web Chat shows a person's own photo as a photo only where it has a thumbnail, otherwise as a file.
function withPictures(activity) {
    if (!activity.attachments?.length) {
        return activity;
    }
    const attachments = activity.attachments.map(attachment => /^image\//u.test(attachment.contentType ?? '') && attachment.contentUrl
        ? { ...attachment, thumbnailUrl: attachment.thumbnailUrl ?? attachment.contentUrl }
        : attachment);
    return { ...activity, attachments };
}
