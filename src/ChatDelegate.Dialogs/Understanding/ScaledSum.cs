namespace ChatDelegate.Dialogs.Understanding;

/// <summary>
/// Adds up the parts of a numeral with scales from left to right: 两 万 五 千. The last digit may leave out its scale (两万五
/// is 25 000) unless a zero stands before it (两万零五 is 20 005).
/// </summary>
internal struct ScaledSum()
{
    private decimal _total;
    private decimal _section;
    private decimal? _pending;
    private bool _isLong;
    private bool _afterZero;
    private long _last = long.MaxValue;
    private long _lastLarge = long.MaxValue;

    public bool TakeValue(decimal value, bool isLong)
    {
        if (value == 0 && !isLong)
        {
            _afterZero = true;
            return _pending is null;
        }

        if (_pending is not null)
        {
            return false;
        }

        (_pending, _isLong) = (value, isLong);
        return true;
    }

    public bool TakeScale(long scale)
    {
        if (scale >= 10_000)
        {
            return TakeLarge(scale);
        }

        // Only ten stands alone: 十五, but not 百五; it does after a larger one, too: 一百十.
        if (scale >= _last || (_pending is null && scale != 10))
        {
            return false;
        }

        _section += (_pending ?? 1) * scale;
        (_pending, _isLong, _afterZero, _last) = (null, false, false, scale);
        return true;
    }

    /// <summary>Null when a part was left without meaning.</summary>
    public readonly decimal? Total()
    {
        if (_pending is not { } rest)
        {
            return _total + _section;
        }

        var unit = _last == long.MaxValue || _afterZero || _last < 100 ? 1 : _last / 10;
        return unit > 1 && (_isLong || rest != decimal.Truncate(rest)) ? null
            : _last != long.MaxValue && rest >= (unit > 1 ? 10 : _last) ? null
            : _total + _section + (rest * unit);
    }

    private bool TakeLarge(long scale)
    {
        var before = _section + (_pending ?? 0);
        if ((before == 0 && (_total == 0 || scale < _lastLarge)) || (scale >= _lastLarge && _lastLarge != 10_000))
        {
            return false;
        }

        // 一万亿 multiplies what is there; 一亿二千万 adds.
        (_total, _section) = scale > _lastLarge ? ((_total + before) * scale, 0) : (_total + (before * scale), 0);
        (_pending, _isLong, _afterZero, _last, _lastLarge) = (null, false, false, scale, scale);
        return _total < 1_000_000_000_000_000m;
    }
}
